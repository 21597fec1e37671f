import { type Configuration, readApcupsd, readUpsmon } from './upsmon.js'

/** A service that shuts a host down, and by what it is known. */
export interface Product {
  readonly name: string
  /** Names of its processes, as the kernel shortens them. */
  readonly processes: readonly string[]
  /** Files or folders that are there where it is installed. */
  readonly places: readonly string[]
  /** Whether its process has a name that others have, too: then its folder is looked for in the command line. */
  readonly byFolder?: boolean
  readonly configuration?: { readonly files: readonly string[]; read(text: string): Configuration }
}

export const products: readonly Product[] = [
  {
    name: 'NUT upsmon',
    processes: ['upsmon'],
    places: ['/sbin/upsmon', '/usr/sbin/upsmon', '/usr/local/ups/sbin/upsmon'],
    configuration: {
      files: ['/etc/nut/upsmon.conf', '/etc/ups/upsmon.conf', '/usr/local/ups/etc/upsmon.conf'],
      read: readUpsmon,
    },
  },
  {
    name: 'apcupsd',
    processes: ['apcupsd'],
    places: ['/sbin/apcupsd', '/usr/sbin/apcupsd'],
    configuration: { files: ['/etc/apcupsd/apcupsd.conf'], read: readApcupsd },
  },
  {
    name: 'APC PowerChute Network Shutdown',
    processes: ['java', 'PowerChute'],
    places: ['/opt/APC/PowerChute'],
    byFolder: true,
  },
  {
    name: 'APC PowerChute Business Edition',
    processes: ['pbeagent', 'java'],
    places: ['/opt/APC/PowerChuteBusinessEdition'],
    byFolder: true,
  },
  {
    name: 'Eaton Intelligent Power Protector',
    processes: ['mc2'],
    places: ['/usr/local/Eaton/IntelligentPowerProtector', '/usr/local/eaton/IntelligentPowerProtector'],
    byFolder: true,
  },
  {
    name: 'Eaton Intelligent Power Manager',
    processes: ['mc2'],
    places: ['/usr/local/Eaton/IntelligentPowerManager', '/usr/local/eaton/IntelligentPowerManager'],
    byFolder: true,
  },
  {
    name: 'CyberPower PowerPanel',
    processes: ['pwrstatd'],
    places: ['/etc/pwrstatd.conf', '/usr/sbin/pwrstatd'],
  },
  {
    name: 'CyberPower PowerPanel Business',
    processes: ['ppbed', 'java'],
    places: ['/opt/CyberPower/PowerPanel', '/usr/local/ppbe', '/usr/local/PPB', '/usr/local/ppb'],
    byFolder: true,
  },
  { name: 'Generex RCCMD', processes: ['rccmd'], places: ['/usr/rccmd', '/opt/rccmd'] },
  {
    name: 'Riello PowerShield',
    processes: ['upsagentd', 'psmon'],
    places: ['/opt/powershield3', '/opt/UPSSentry'],
    byFolder: true,
  },
  {
    name: 'Tripp Lite PowerAlert',
    processes: ['pald', 'java'],
    places: ['/opt/tripplite/poweralert', '/usr/local/TrippLite'],
    byFolder: true,
  },
  {
    name: 'Vertiv MultiLink',
    processes: ['MultiLink', 'java'],
    places: ['/opt/Liebert/MultiLink'],
    byFolder: true,
  },
]
