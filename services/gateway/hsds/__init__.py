"""Places and what they offer in the Human Services Data Specification 3.1 of Open Referral."""
