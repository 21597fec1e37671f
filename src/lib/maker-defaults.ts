/** Where it is written down that a value is nobody's number. */
const sources = {
  glpi: 'GLPI, install/empty_data.php: values that its import ignores',
  glpiAgent: 'GLPI Agent, GLPI::Agent::Tools::Generic: values of firmware that it leaves out',
  kernel: 'firmware as recorded under /sys/class/dmi/id',
  qemu: 'QEMU: serial numbers that it gives to drives for which nobody set one',
  vmware: 'VMware: addresses of the adapters that Workstation and Player add to every host',
  virtualbox: 'VirtualBox: address of the adapter that it adds to every host',
} as const

export interface MakerDefault {
  readonly source: keyof typeof sources
  /** Lower case and without blanks at the ends; or a form, where makers fill a part of it in. */
  readonly values: readonly (string | RegExp)[]
}

export const sourceOfDefaults = (source: MakerDefault['source']): string => sources[source]

/** What makers leave in fields of text, such as serial numbers, that nobody filled in. */
export const textDefaults: readonly MakerDefault[] = [
  {
    source: 'kernel',
    values: [
      /^to be filled( by o\.?e\.?m\.?)?.*$/,
      /^default( string)?$/,
      /^(chassis|base ?board|product) serial number$/,
      /^system version$/,
      /^no(t)? (asset|settable|present|applicable).*$/,
      /^asset.?tag.*$/,
      /^type\d\S*$/,
      /^[-.\s]+$/,
      /^(0+|x+|f+|(.)\2{3,})$/,
      'serial',
      'undefined',
      'unavailable',
      'oem',
      'o.e.m',
      'o.e.m.',
      'no',
      'na',
      'x.x',
    ],
  },
  {
    source: 'glpi',
    values: [
      'n/a',
      '(null string)',
      'null',
      'invalid',
      'sys-1234567890',
      'sys-9876543210',
      'sn-12345',
      'sn-1234567890',
      'mb-1234567890',
      '0123456789',
      '12345',
      '123456',
      '1234567',
      '12345678',
      '123456789',
      '1234567890',
      '123456789000',
      '12345678901234567',
      'eval',
      'iatpass',
      'none',
      'tulip computers',
      /^serial number x+$/,
      'sn-123456fvgv3i0b8o5n6n7k',
      'unknow',
      'unknown',
      'system serial number',
      'empty',
      'not specified',
      'not available',
      'oem_serial',
      'systemserialnumb',
      'system product name',
      'system manufacturer',
    ],
  },
  { source: 'glpiAgent', values: [/^<?out of spec>?$/, /^.*not specified.*$/] },
]

export const uuidDefaults: readonly MakerDefault[] = [
  {
    source: 'glpi',
    values: [
      '03000200-0400-0500-0006-000700080009',
      '6ab5b300-538d-1014-9fb5-b0684d007b53',
      '01010101-0101-0101-0101-010101010101',
    ],
  },
  { source: 'kernel', values: [/^(.)\1{7}-\1{4}-\1{4}-\1{4}-\1{12}$/] },
]

export const macDefaults: readonly MakerDefault[] = [
  {
    source: 'glpi',
    values: [
      '20:41:53:59:4e:ff',
      '00:a0:c6:00:00:00',
      '50:50:54:50:30:30',
      '24:b6:20:52:41:53',
      '00:0b:ca:fe:00:00',
      '33:50:6f:45:30:30',
    ],
  },
  { source: 'vmware', values: [/^00:50:56:c0:/] },
  { source: 'virtualbox', values: [/^0a:00:27:/] },
  { source: 'kernel', values: [/^(.)\1(:\1\1){5}$/] },
]

/** Drives that a hypervisor numbers alike on every machine. */
export const driveDefaults: readonly MakerDefault[] = [
  { source: 'qemu', values: [/^qm\d{5}$/, /^drive-(scsi|virtio|ide|sata)\d+$/] },
]

/** Whether a value stands in one of the tables, in whatever case. */
export const isMakerDefault = (value: string, ...tables: readonly (readonly MakerDefault[])[]): boolean => {
  const plain = value.trim().toLowerCase()
  return tables
    .flat()
    .some(({ values }) => values.some((one) => (typeof one === 'string' ? one === plain : one.test(plain))))
}
