import { type Chassis, chassisOfType, isVirtualProduct } from '../tools/chassis-type.js'

export const isPortable = (types: readonly number[]): boolean =>
  types.some((type) => chassisOfType(type) === 'laptop')

/** What kind of machine Windows runs on. */
export const windowsChassis = (types: readonly number[], maker: string, model: string): Chassis => {
  if (isVirtualProduct(`${maker} ${model}`)) return 'virtual'
  return types.map(chassisOfType).find((kind) => kind !== 'other') ?? 'other'
}
