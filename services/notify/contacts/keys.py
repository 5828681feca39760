"""The keys under which addresses and texts are kept, all drawn from one secret.

An address is found by its fingerprint and read with a key of the contact's own. That key lies in
the contact's document, wrapped by the master key: deleting the document also makes what backups
hold of the contact's texts unreadable.
"""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SHORTEST = 32


class Keyring:
    """One secret, and those it has replaced: what was kept under them is still found and read."""

    def __init__(self, secret: str, *older: str) -> None:
        secrets = (secret, *older)
        if any(len(each) < SHORTEST for each in secrets):
            raise ValueError(f"a secret needs {SHORTEST} characters at least")
        self._fingerprinting = [_derived(each, b"maillage notify fingerprint") for each in secrets]
        wrapping = [_derived(each, b"maillage notify wrapping") for each in secrets]
        self._master = MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in wrapping])

    def fingerprint(self, kind: str, address: str) -> str:
        """What an address is found by. Without the secret it says nothing, and cannot be tried."""
        return self.fingerprints(kind, address)[0]

    def fingerprints(self, kind: str, address: str) -> list[str]:
        """Under each secret, newest first: a STOP from before a change of secret still holds."""
        meant = f"{kind}:{address}".encode()
        return [hmac.new(key, meant, hashlib.sha256).hexdigest() for key in self._fingerprinting]

    def new_key(self) -> bytes:
        """A key for one contact, wrapped: of no use without the secret."""
        return self._master.encrypt(Fernet.generate_key())

    def encrypt(self, wrapped: bytes, text: str) -> bytes:
        """The text, to be read with this key only."""
        return self._opened(wrapped).encrypt(text.encode())

    def decrypt(self, wrapped: bytes, sealed: bytes) -> str:
        """The text again. Raises cryptography.fernet.InvalidToken when the secret is another."""
        return self._opened(wrapped).decrypt(sealed).decode()

    def _opened(self, wrapped: bytes) -> Fernet:
        return Fernet(self._master.decrypt(wrapped))


def _derived(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())
