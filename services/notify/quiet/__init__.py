"""When an SMS may ring: neither at night, nor on Sundays and public holidays."""
