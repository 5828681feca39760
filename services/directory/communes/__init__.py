"""The communes: all of the gazetteer, or those that the listings name."""
