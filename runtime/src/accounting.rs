//! What is counted when: budgets, receipts, doubts, retries and rate limits.
//!
//! This page has no code. It says in one place what the types of [`money`](crate::money)
//! count, and how calls are paced.
//!
//! # What a call counts in a budget
//!
//! Before a charged call is sent, its highest price is held in the [`Budget`]. If the
//! price does not fit in what is left, the call fails with [`OverBudget`] and nothing
//! is sent. When the call ends, its [`Outcome`] decides what becomes of the held
//! amount:
//!
//! | the call | counts |
//! |---|---|
//! | was never sent ([`NotSent`]): it waited for the rate limit, for a key or for a retry, or could not connect | nothing |
//! | was refused ([`NotProcessed`]): for example with 402 or 429, where the description says so | nothing |
//! | has an [`Unknown`] outcome: a timeout, a broken connection, or a status that does not say | its highest price |
//! | succeeded, and the receipt names the amount | that amount; a receipt of 0 counts 0 |
//! | succeeded, and no receipt names an amount | its highest price, unless the call or the rows it brought are [free](crate::money::Allowance) |
//!
//! A call whose future is dropped counts by the same table: nothing until the request
//! is sent, the highest price from then on. If a call is sent more than once, the
//! worst outcome of all attempts counts.
//!
//! The real charge counts even if it is more than the highest price or the limit.
//!
//! # What is counted for a job
//!
//! Submitting a job holds what the service reserves. Each receipt about the job
//! reports the bill of the whole job, so only the difference to what is known of the
//! job is counted: reading the same results twice counts once. What was used counts
//! as spent, what was not used is free again, and a refund never counts more than its
//! charge.
//!
//! # Totals and doubts
//!
//! [`Client::totals`] adds up what receipts report, since the client was made.
//! Amounts that may have been charged are not mixed with amounts that were: they are
//! in [`doubtful`], with the number of calls in [`doubts`]. A budget counts both. The
//! error of such a call names the place where the service lists its charges; look
//! there before you send the request again.
//!
//! # When a request is sent again
//!
//! After a fault that may pass, and only where a second request cannot be a second
//! charge: always for calls that are [safe to repeat](crate::Repeat::Safe), otherwise
//! only if the outcome is [`NotSent`] or [`NotProcessed`]. A refused HTTP/2 stream is
//! [`NotProcessed`]. [`RetryPolicy`] sets how often. A refusal because a rate limit is
//! used up does not count as an attempt if the response reports the limit and when it
//! starts anew.
//!
//! # How calls are paced
//!
//! Every call waits for its turn, in its rate class and in that of all calls. The wait
//! is part of the call's timeout; a call that cannot get its turn in time fails with
//! [`Timeout`] and [`NotSent`].
//!
//! - **With a [plan](crate::ClientBuilder::plan) or a [rate](crate::ClientBuilder::rate),**
//!   no more calls are sent in any second or minute than it allows.
//! - **Without,** limits are learned from `X-RateLimit-Limit`, `X-RateLimit-Remaining`
//!   and `X-RateLimit-Reset` (seconds from now). Until a class has its first response,
//!   its calls are sent one by one, at least 5 a second. Then the first half of a limit
//!   is sent at once and the rest is spread evenly. A window counts as 2 % longer than
//!   reported, because requests do not all take as long to the server.
//! - **Calls of other programs** are seen in `X-RateLimit-Remaining` and leave less
//!   room.
//! - **After a 429** all calls of the class wait for `Retry-After`, or else for the
//!   reset, or else for a second; at most for an hour. Then one call is sent to see
//!   whether the limit is over.
//!
//! Limits are learned per client, by rate class. A limit that is reported for calls of
//! two classes, or for calls without a class of their own, counts for all calls.
//!
//! [`Budget`]: crate::money::Budget
//! [`OverBudget`]: crate::ErrorKind::OverBudget
//! [`Outcome`]: crate::Outcome
//! [`NotSent`]: crate::Outcome::NotSent
//! [`NotProcessed`]: crate::Outcome::NotProcessed
//! [`Unknown`]: crate::Outcome::Unknown
//! [`Client::totals`]: crate::Client::totals
//! [`doubtful`]: crate::money::Total::doubtful
//! [`doubts`]: crate::money::Total::doubts
//! [`RetryPolicy`]: crate::RetryPolicy
//! [`Timeout`]: crate::ErrorKind::Timeout
