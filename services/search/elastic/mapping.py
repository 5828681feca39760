"""What the engine is told before the first place or workshop: words, positions, exact values."""

from hashlib import sha256
from typing import Any

import orjson

from services.search.contract.search import FILTERS
from services.search.contract.workshops import WORKSHOP_FILTERS
from services.search.elastic.opening import OPENING
from services.search.words import ELIDED, STOP_WORDS

Json = dict[str, Any]

_KEYWORD: Json = {"type": "keyword", "ignore_above": 1000}
_FOLDED = ["lowercase", "elided_articles", "asciifolding", "stop_words"]

SETTINGS: Json = {
    "number_of_shards": 1,  # France has 20,000 places; one shard scores words exactly
    "auto_expand_replicas": "0-1",
    "refresh_interval": "-1",  # while it is filled nobody reads it
    "analysis": {
        "filter": {
            "elided_articles": {"type": "elision", "articles_case": True, "articles": list(ELIDED)},
            "stop_words": {"type": "stop", "stopwords": sorted(STOP_WORDS)},
            "light_stems": {"type": "stemmer", "language": "light_french"},
        },
        # As words.py has it; the standard one would keep « caf.fr » whole.
        "tokenizer": {
            "words": {
                "type": "pattern",
                "pattern": r"[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*",
                "group": 0,
            }
        },
        "char_filter": {"at_sign": {"type": "mapping", "mappings": ["@ => a"]}},
        "analyzer": {
            "stems": {
                "char_filter": ["at_sign"],
                "tokenizer": "words",
                "filter": [*_FOLDED, "light_stems"],
            },
        },
    },
}

DIGEST = 10  # letters of it in an index's name

ANSWERING: Json = {"refresh_interval": "100ms"}  # from the moment it is filled

MAPPING: Json = {
    "dynamic": "strict",
    "properties": {
        "place_id": {"type": "keyword"},
        "public": {"type": "boolean"},  # false on a tombstone
        "nom": {"type": "text", "analyzer": "stems"},
        "text": {"type": "text", "analyzer": "stems"},
        "words": _KEYWORD,  # each once and plain, to complete what is typed and to mend it
        "sort_name": {"type": "keyword"},
        "position": {"type": "geo_point"},
        "positions": {"type": "geo_point"},  # of stops too: the nearest counts
        "pin": {"type": "keyword", "index": False},  # the position again, for the map
        **dict.fromkeys(FILTERS, _KEYWORD),
        "written": {"properties": dict.fromkeys(FILTERS, _KEYWORD)},  # not folded, to be counted
        "fresh_until": {"type": "date"},
        "unanswered": {"type": "boolean"},
        **OPENING,
        "snapshot": {"type": "object", "enabled": False},  # kept, not searched
    },
}


# Workshops are few: their words are compared by their roots, as the embedded index does.
WORKSHOP_MAPPING: Json = {
    "dynamic": "strict",
    "properties": {
        "workshop_id": {"type": "keyword"},
        "public": {"type": "boolean"},
        "starts_at": {"type": "date"},
        "ends_at": {"type": "date"},
        "seats": {"type": "integer"},
        "roots": _KEYWORD,
        "position": {"type": "geo_point"},
        "held_at": _KEYWORD,  # the place's id, as it is
        **dict.fromkeys(WORKSHOP_FILTERS, _KEYWORD),
        "snapshot": {"type": "object", "enabled": False},
    },
}


def index_name(alias: str, mapping: Json = MAPPING) -> str:
    """The index with this mapping: another mapping is another index, filled beside this one."""
    shape = orjson.dumps([SETTINGS, mapping], option=orjson.OPT_SORT_KEYS)
    return f"{alias}-{sha256(shape).hexdigest()[:DIGEST]}"
