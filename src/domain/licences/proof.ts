import type { Entitlement } from '#contract/register/entitlement.js'

export type LackingProof = 'invoice' | 'certificate'

/**
 * What proof of a right lacks: an invoice and a certificate, or the label of an OEM licence. Papers of the purchase that
 * were recorded before certificates had a field of their own may be either: two of them are both.
 */
export const lackingProofs = ({ proofs = [], certificates = [] }: Entitlement): LackingProof[] => {
  if (proofs.length >= 2 || (proofs.length === 1 && certificates.length > 0)) return []
  if (proofs.length === 1) return ['certificate']
  return certificates.length > 0 ? ['invoice'] : ['invoice', 'certificate']
}
