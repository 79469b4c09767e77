"""Lock bytes so that only the holder of a key can open them, and only in their own place."""

from __future__ import annotations

import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12


def seal(key: str, content: bytes, *, name: str = "") -> bytes:
    """Lock bytes with AES-256-GCM; their row's name goes into the seal, so rows cannot be swapped.

    A key that seals one thing alone needs no name.

    >>> sealed = seal("07" * 32, b"a voice", name="row 1")
    >>> unseal("07" * 32, sealed, name="row 1")
    b'a voice'
    """
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(bytes.fromhex(key)).encrypt(nonce, content, name.encode())


def unseal(key: str, sealed: bytes, *, name: str = "") -> bytes:
    """Open what was sealed; raise InvalidTag for another key, another row or a change."""
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    return AESGCM(bytes.fromhex(key)).decrypt(nonce, rest, name.encode())
