//! Wallets: the methods of `Wallets` and their requests.
#[allow(unused_imports)]
use crate::types;
use openapi_client_runtime as runtime;
/// Read the balance and the ledger of the organization.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
/// let answer = client.wallets().balance().await?;
/// println!("{:?} {:?}", *answer, answer.meta());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Wallets {
    client: runtime::Client,
}
impl Wallets {
    pub(crate) fn new(client: runtime::Client) -> Self {
        Self { client }
    }
    /// Get the credit balance.
    ///
    /// Tells how many credits the organization has left. Free of charge.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Errors
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1wallets~1balance/get` (`GET /wallets/balance`).
    pub fn balance(&self) -> Balance {
        Balance {
            client: self.client.clone(),
            timeout: None,
        }
    }
    /// List credit transactions.
    ///
    /// Lists movements of credits, optionally of one type. Free of charge. When a charged call
    /// ended unclearly, this is the place to see whether it was paid for.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1wallets~1transactions/get` (`GET
    /// /wallets/transactions`).
    pub fn transactions(&self) -> Transactions {
        Transactions {
            client: self.client.clone(),
            timeout: None,
            limit: None,
            page: None,
            type_: None,
        }
    }
}
/// The request of [`Wallets::balance`].
///
/// Get the credit balance.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Balance {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
}
impl Balance {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::WalletBalance>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::WalletBalance>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_wallet_balance(&self.client)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Balance {
    type Output = Result<crate::Response<types::WalletBalance>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Balance {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Balance))
            .field("operation", &"getWalletBalance")
            .finish_non_exhaustive()
    }
}
/// The request of [`Wallets::transactions`].
///
/// List credit transactions.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Transactions {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    limit: Option<u64>,
    page: Option<u64>,
    type_: Option<types::TransactionType>,
}
impl Transactions {
    /// Page to read, counted from 1. At least 1. Left out, it is `1`.
    pub fn page(mut self, value: u64) -> Self {
        self.page = Some(value);
        self
    }
    /// Most movements on a page: up to 100, by default 50. 1 to 100. Left out, it is `50`.
    pub fn limit(mut self, value: u64) -> Self {
        self.limit = Some(value);
        self
    }
    /// List only movements of this type. Left out, all are listed.
    pub fn type_(mut self, value: impl Into<types::TransactionType>) -> Self {
        self.type_ = Some(value.into());
        self
    }
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::WalletTransactionPage>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::WalletTransactionPage>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_wallet_transactions(
            &self.client,
            self.limit,
            self.page,
            self.type_.as_ref(),
        )?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Transactions {
    type Output = Result<crate::Response<types::WalletTransactionPage>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Transactions {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Transactions))
            .field("operation", &"getWalletTransactions")
            .finish_non_exhaustive()
    }
}
static GET_WALLET_BALANCE: runtime::Operation = runtime::Operation {
    id: "getWalletBalance",
    method: "GET",
    path: "/wallets/balance",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static GET_WALLET_TRANSACTIONS: runtime::Operation = runtime::Operation {
    id: "getWalletTransactions",
    method: "GET",
    path: "/wallets/transactions",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
#[allow(clippy::all)]
/// Builds the request of `get_wallet_balance`.
fn get_wallet_balance<'a>(
    client: &'a runtime::Client,
) -> Result<runtime::Request<types::WalletBalance>, runtime::BuildError> {
    let url = format!("{}/wallets/balance", client.base_url());
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .build()?;
    Ok(runtime::Request::new(&GET_WALLET_BALANCE, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_wallet_transactions`.
fn get_wallet_transactions<'a>(
    client: &'a runtime::Client,
    limit: Option<u64>,
    page: Option<u64>,
    type_: Option<&'a types::TransactionType>,
) -> Result<runtime::Request<types::WalletTransactionPage>, runtime::BuildError> {
    let url = format!("{}/wallets/transactions", client.base_url());
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .query(&runtime::QueryParam::new("limit", &limit))
        .query(&runtime::QueryParam::new("page", &page))
        .query(&runtime::QueryParam::new("type", &type_))
        .build()?;
    Ok(runtime::Request::new(&GET_WALLET_TRANSACTIONS, request))
}
