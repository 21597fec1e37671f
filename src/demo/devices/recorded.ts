/** What the plate of a device says, as the register has it: what it answers must agree. */
export interface Recorded {
  readonly maker: string
  readonly model: string
  readonly serial: string
}
