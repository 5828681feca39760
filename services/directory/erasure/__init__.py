"""What a listing said is kept nowhere any more: a person asked for it, or it must not be kept."""
