/**
 * What Security Center knows of a product. Microsoft does not document the number; its second byte is the state (10 and 11 on,
 * 00 off, 01 expired), its last byte tells by 10 that the definitions are old.
 */
export const readProductState = (state: number): { readonly on: boolean; readonly current: boolean } => ({
  on: (state & 0xf000) === 0x1000,
  current: (state & 0xf0) === 0,
})
