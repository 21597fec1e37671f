export type Chassis = 'server' | 'desktop' | 'laptop' | 'virtual' | 'container' | 'other'

/** Chassis types of the SMBIOS specification, 7.4.1. */
const types: Readonly<Record<'desktop' | 'laptop' | 'server', readonly number[]>> = {
  desktop: [3, 4, 5, 6, 7, 13, 15, 16, 24, 35, 36],
  laptop: [8, 9, 10, 14, 30, 31, 32],
  server: [17, 23, 25, 28, 29],
}

export const chassisOfType = (type: number): Chassis => {
  const found = Object.entries(types).find(([, numbers]) => numbers.includes(type))
  return (found?.[0] as Chassis | undefined) ?? 'other'
}

const virtualProducts =
  /\b(kvm|qemu|virtualbox|vmware|virtual machine|bochs|openstack|hvm domu|bhyve|parallels)\b/i

/** Whether maker and model are those of a hypervisor. */
export const isVirtualProduct = (product: string): boolean => virtualProducts.test(product)
