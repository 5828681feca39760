"""The index in Elasticsearch, or in OpenSearch, through one client."""
