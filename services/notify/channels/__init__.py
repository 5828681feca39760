"""The ways out: what carries a notification to a telephone or a mailbox."""
