#!/bin/bash
# Gives the search service a user of its own, who sees its indices and nothing else. Harmless twice.
# Passwords go to curl by its standard input: a command line can be read by all.
set -euo pipefail

put() {
  printf 'user = "elastic:%s"\n' "$ELASTIC_PASSWORD" |
    curl --silent --show-error --fail --config - --request PUT \
      --header 'Content-Type: application/json' --data @<(printf '%s' "$2") \
      "http://elasticsearch:9200/_security/$1"
  echo
}

put role/search '{
  "cluster": ["monitor"],
  "indices": [{"names": ["places", "places-*"], "privileges": ["all"]}]
}'
put user/search "{\"password\": \"$SEARCH_PASSWORD\", \"roles\": [\"search\"]}"
