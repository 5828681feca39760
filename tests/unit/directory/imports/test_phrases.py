"""A source's terms in a free text, as a reader finds them."""

import pytest

from services.directory.imports.phrases import Phrases

TERMS = Phrases(
    {
        "imprimante": ("Imprimante",),
        "imprimante 3D": ("Imprimante 3D",),
        "ordinateur": ("Ordinateurs",),
        "poste": ("Ordinateurs",),
        "La Poste": (),
    }
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Des ordinateurs, une IMPRIMANTE", ["Ordinateurs", "Imprimante"]),
        ("une imprimante 3D", ["Imprimante 3D"]),
        ("au bureau de La Poste", []),
        ("pas d'imprimante, mais un ordinateur", ["Ordinateurs"]),
        ("Pas de postes", []),
        ("sans ordinateur ni imprimante", []),
        ("aucune imprimante", []),
        ("Sans rendez-vous : ordinateurs", ["Ordinateurs"]),
    ],
)
def test_terms_are_found_where_they_are_meant(text, meant):
    assert list(TERMS.meant_by(text)) == meant
