"""What the engine is told of places before the first one: French words, positions, exact values."""

from hashlib import sha256
from typing import Any

import orjson

from services.search.contract.search import FILTERS
from services.search.words import ELIDED, STOP_WORDS

Json = dict[str, Any]

_KEYWORD: Json = {"type": "keyword", "ignore_above": 1000}
_FOLDED = ["lowercase", "elided_articles", "asciifolding", "stop_words"]

SETTINGS: Json = {
    "number_of_shards": 1,  # France has 20,000 places; one shard scores words exactly
    "auto_expand_replicas": "0-1",
    "refresh_interval": "100ms",
    "analysis": {
        "filter": {
            "elided_articles": {"type": "elision", "articles_case": True, "articles": list(ELIDED)},
            "stop_words": {"type": "stop", "stopwords": sorted(STOP_WORDS)},
            "light_stems": {"type": "stemmer", "language": "light_french"},
        },
        "analyzer": {
            "stems": {"tokenizer": "standard", "filter": [*_FOLDED, "light_stems"]},
            "plain": {"tokenizer": "standard", "filter": _FOLDED},
        },
    },
}

MAPPING: Json = {
    "dynamic": "strict",
    "properties": {
        "place_id": {"type": "keyword"},
        "public": {"type": "boolean"},  # false on a tombstone
        "nom": {"type": "text", "analyzer": "stems"},
        "text": {"type": "text", "analyzer": "stems"},
        "plain": {"type": "text", "analyzer": "plain", "index_options": "docs"},
        "sort_name": {"type": "keyword"},
        "position": {"type": "geo_point"},
        **dict.fromkeys(FILTERS, _KEYWORD),
        "snapshot": {"type": "object", "enabled": False},  # kept, not searched
    },
}


def index_name(alias: str) -> str:
    """The index with this mapping: another mapping is another index, filled beside this one."""
    shape = orjson.dumps([SETTINGS, MAPPING], option=orjson.OPT_SORT_KEYS)
    return f"{alias}-{sha256(shape).hexdigest()[:10]}"
