import { z } from 'zod'
import { Quantity, Size, Word, YesNo } from '../values.js'

/** XML has an empty text where there is nothing in a section. */
const section = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess((given) => (given === '' ? {} : given), z.object(shape)).optional()

/** Counted before any of them is looked at. */
const counted = z.array(z.unknown()).max(20_000)

const rows = <S extends z.ZodRawShape>(shape: S) => counted.pipe(z.array(z.object(shape))).optional()

/**
 * The part of an inventory that is read. All else, product keys, users, processes and the environment among it, does
 * not survive being parsed.
 */
export const Content = z.object({
  versionclient: Word,
  accesslog: section({ logdate: Word }),
  bios: section({
    smanufacturer: Word,
    smodel: Word,
    ssn: Word,
    msn: Word,
    mmanufacturer: Word,
    mmodel: Word,
    bversion: Word,
    bdate: Word,
  }),
  hardware: section({
    name: Word,
    uuid: Word,
    chassis_type: Word,
    memory: Size,
    vmsystem: Word,
    osname: Word,
    osversion: Word,
    archname: Word,
    description: Word,
    processort: Word,
  }),
  operatingsystem: section({
    name: Word,
    full_name: Word,
    version: Word,
    kernel_name: Word,
    kernel_version: Word,
    arch: Word,
    fqdn: Word,
    boot_time: Word,
    timezone: section({ name: Word, offset: Word }),
  }),
  cpus: rows({
    name: Word,
    type: Word,
    core: Quantity,
    cores: Quantity,
    thread: Quantity,
    threads: Quantity,
  }),
  storages: rows({
    name: Word,
    model: Word,
    manufacturer: Word,
    serial: Word,
    serialnumber: Word,
    type: Word,
    description: Word,
    interface: Word,
    disksize: Size,
  }),
  drives: rows({
    letter: Word,
    type: Word,
    volumn: Word,
    filesystem: Word,
    total: Size,
    free: Size,
  }),
  networks: rows({
    description: Word,
    type: Word,
    mac: Word,
    macaddr: Word,
    status: Word,
    speed: Word,
    virtualdev: YesNo,
    ipaddress: Word,
    ipmask: Word,
    ipaddress6: Word,
    ipmask6: Word,
    ipdhcp: Word,
  }),
  softwares: rows({
    name: Word,
    version: Word,
    arch: Word,
    publisher: Word,
    install_date: Word,
    installdate: Word,
  }),
  antivirus: rows({
    name: Word,
    version: Word,
    enabled: YesNo,
    base_version: Word,
    base_creation: Word,
  }),
  firewalls: rows({ status: YesNo, profile: Word, description: Word }),
  network_device: section({
    type: Word,
    name: Word,
    snmphostname: Word,
    dnshostname: Word,
    serial: Word,
    manufacturer: Word,
    model: Word,
    mac: Word,
    ip: Word,
    firmware: Word,
    ram: Quantity,
    comments: Word,
    description: Word,
    ips: z.array(Word).optional(),
  }),
  firmwares: rows({ version: Word, type: Word }),
  network_ports: rows({
    ifname: Word,
    ifdescr: Word,
    ifalias: Word,
    ifnumber: Word,
    iftype: Quantity,
    ifstatus: Quantity,
    ifinternalstatus: Quantity,
    ifspeed: Quantity,
    mac: Word,
    ip: Word,
    ips: z.array(Word).optional(),
  }),
  cartridges: z.array(z.record(z.string(), Word)).max(256).optional(),
  pagecounters: section({ total: Quantity }),
})
export type Content = z.infer<typeof Content>

/** An inventory as GLPI Agents send it in JSON, and what XML is made into. */
export const Inventory = z.object({
  action: Word,
  deviceid: z.string().min(1).max(512),
  itemtype: Word,
  partial: YesNo,
  content: Content,
})
export type Inventory = z.infer<typeof Inventory>
