"""« C'est ma structure »: claims of a listing, answered to the contact that it publishes."""
