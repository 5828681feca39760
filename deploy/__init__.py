"""How the product is run and given to others: the stack without Docker, the image, the demo."""
