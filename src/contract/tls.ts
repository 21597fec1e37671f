import { z } from 'zod'

/** What the certificates that a server shows lead to, whatever the day is. */
export const ChainState = z.enum(['trusted', 'self-signed', 'incomplete', 'unknown-authority', 'broken'])
export type ChainState = z.infer<typeof ChainState>

/** `SSL 3` … `TLS 1.3`. */
export const TlsVersion = z.enum(['SSL 3', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3'])
export type TlsVersion = z.infer<typeof TlsVersion>

export const chainState = () =>
  ChainState.describe(
    'trusted: it leads to an authority that is known. self-signed: it vouches for itself. incomplete: whoever signed the last was not sent and nobody here knows it. unknown-authority: it leads to one that nobody here knows. broken: a signature or a use in it is wrong.',
  )
