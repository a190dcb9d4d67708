//! Finds and checks of email addresses.

use serde_json::{Value, json};

use super::without_nulls;
use crate::world::{Confidence, EmailCheck, EmailFind, MailHost, Verdict, VerdictConfidence};

/// `EmailFinderResult`.
#[must_use]
pub fn email_find(first_name: &str, last_name: &str, domain: &str, find: &EmailFind) -> Value {
    let found = find.email.is_some();
    without_nulls(json!({
        "firstName": first_name,
        "lastName": last_name,
        "domain": domain,
        "found": found,
        "email": find.email,
        "confidence": find.confidence.filter(|_| found).map(confidence),
        "isCatchAll": found.then_some(find.is_catch_all),
        "provider": find.provider.filter(|_| found).map(host),
        "message": find.message,
    }))
}

/// `EmailFinderOutcome`.
#[must_use]
pub fn email_find_delivery(domain: &str, find: &EmailFind) -> Value {
    let found = find.email.is_some();
    without_nulls(json!({
        "email": find.email.as_deref().unwrap_or_default(),
        "result": if found { "found" } else { "not_found" },
        "message": find.message,
        "confidence": find.confidence.filter(|_| found).map(confidence),
        "is_catch_all": find.is_catch_all,
        "domain": domain,
        "provider": find.provider.filter(|_| found).map(host),
    }))
}

/// `EmailValidationResult`.
#[must_use]
pub fn email_check(email: &str, check: &EmailCheck) -> Value {
    without_nulls(json!({
        "email": email,
        "result": verdict(check.verdict),
        "message": check.message,
        "isCatchAll": check.is_catch_all,
        "isFederated": check.is_federated,
        "hasSEG": check.seg_provider.is_some(),
        "segProvider": check.seg_provider,
        "provider": check.provider.map(host),
        "confidence": verdict_confidence(check.confidence),
    }))
}

/// `EmailValidationOutcome`.
#[must_use]
pub fn email_check_delivery(email: &str, check: &EmailCheck) -> Value {
    without_nulls(json!({
        "email": email,
        "result": verdict(check.verdict),
        "message": check.message,
        "provider": check.provider.map(host),
        "confidence": verdict_confidence(check.confidence),
        "is_catch_all": check.is_catch_all,
        "domain": email.rsplit_once('@').map(|(_, domain)| domain),
    }))
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Invalid => "invalid",
        Verdict::Risky => "risky",
    }
}

const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

const fn verdict_confidence(confidence: VerdictConfidence) -> &'static str {
    match confidence {
        VerdictConfidence::Definitive => "definitive",
        VerdictConfidence::High => "high",
        VerdictConfidence::Medium => "medium",
        VerdictConfidence::Low => "low",
        VerdictConfidence::Temporary => "temporary",
        VerdictConfidence::None => "none",
    }
}

const fn host(host: MailHost) -> &'static str {
    match host {
        MailHost::Google => "GOOGLE",
        MailHost::Microsoft => "MICROSOFT",
        MailHost::Smtp => "SMTP",
    }
}
