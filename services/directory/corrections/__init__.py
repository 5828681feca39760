"""What anybody says is wrong in a listing, and what those who keep it make of that."""
