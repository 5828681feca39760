"""The communes, as far as the listings name them."""
