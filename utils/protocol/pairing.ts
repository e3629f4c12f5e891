/** What a person types or pastes to pair with an endpoint. */
export interface Pairing {
  readonly address: string;
  /** RFC 7638 thumbprint of its root key; without it, the first key seen is pinned. */
  readonly fingerprint?: string;
}

const link = /^plaint:(https?:\/\/[^#\s]+)#([A-Za-z0-9_-]{43})$/;

/** The link that an organisation publishes, also as a QR code: where it is, and by which key to know it. */
export function buildPairingLink(origin: string, fingerprint: string): string {
  return `plaint:${origin}#${fingerprint}`;
}

/** A pairing link, or else an address as it was typed. */
export function readPairing(typed: string): Pairing {
  const text = typed.trim();
  const [, address, fingerprint] = link.exec(text) ?? [];
  return address === undefined || fingerprint === undefined
    ? { address: text }
    : { address, fingerprint };
}
