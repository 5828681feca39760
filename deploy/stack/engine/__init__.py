"""A real search engine without Docker: an OpenSearch node whose jars Maven brings."""
