"""Lock a file so that only the holder of a key can open it, and only in its own place."""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


def seal(key: str, content: bytes, *, name: str) -> bytes:
    """Lock a file with AES-256-GCM; its row's name goes into the seal, so rows cannot be swapped.

    >>> sealed = seal("07" * 32, b"a voice", name="row 1")
    >>> unseal("07" * 32, sealed, name="row 1")
    b'a voice'
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(bytes.fromhex(key)).encrypt(nonce, content, name.encode())


def unseal(key: str, sealed: bytes, *, name: str) -> bytes:
    """Open a file; raise InvalidTag where another key, another row or a change sealed it."""
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    return AESGCM(bytes.fromhex(key)).decrypt(nonce, rest, name.encode())
