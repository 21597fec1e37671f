// Five hundred devices on addresses of 127.0.0.0/8, in a process of their own: node bench/snmp/devices.js 2c|3 COUNT DEAD
import { createRequire } from 'node:module'
import '../../dist/agents/host/snmp/password-key.js'
import { openDevice } from '../../dist/src/demo/snmp/device.js'

const [, , version, count, dead] = process.argv
const port = 16100

const addressOf = (index) => `127.0.${1 + Math.floor(index / 250)}.${1 + (index % 250)}`

const objectsOf = (index) => ({
  '1.3.6.1.2.1.1.1.0': `RouterOS RB750Gr3 number ${index}`,
  '1.3.6.1.2.1.1.2.0': { oid: '1.3.6.1.4.1.14988.1' },
  '1.3.6.1.2.1.1.3.0': { ticks: 8_640_000 },
  '1.3.6.1.2.1.1.5.0': `router-${index}`,
  '1.3.6.1.2.1.1.6.0': 'Hall',
  '1.3.6.1.4.1.14988.1.1.4.4.0': '7.20.4',
  '1.3.6.1.4.1.14988.1.1.7.3.0': `HF3A07${String(index).padStart(6, '0')}`,
})

const openV3 = (index) => {
  const snmp = createRequire(import.meta.url)('net-snmp')
  const agent = snmp.createAgent({ address: addressOf(index), port }, () => undefined)
  agent.getAuthorizer().addUser({
    name: 'bench',
    level: snmp.SecurityLevel.authPriv,
    authProtocol: snmp.AuthProtocols.sha256,
    authKey: 'authentication',
    privProtocol: snmp.PrivProtocols.aes,
    privKey: 'privacy-of-it',
  })
  const mib = agent.getMib()
  for (const [oid, value] of Object.entries(objectsOf(index))) {
    const name = `object-${oid}`
    const isOid = typeof value === 'object' && 'oid' in value
    mib.registerProvider({
      name,
      type: snmp.MibProviderType.Scalar,
      oid: oid.slice(0, -2),
      scalarType: isOid
        ? snmp.ObjectType.OID
        : typeof value === 'object'
          ? snmp.ObjectType.TimeTicks
          : snmp.ObjectType.OctetString,
      maxAccess: snmp.MaxAccess['read-only'],
    })
    mib.setScalarValue(name, typeof value === 'object' ? Object.values(value)[0] : value)
  }
}

const hosts = Array.from({ length: Number(count) }, (_, index) => addressOf(index))
const isDead = (index) => index % Math.floor(Number(count) / Number(dead)) === 0
for (const [index, address] of hosts.entries()) {
  if (isDead(index)) continue
  const objects = objectsOf(index)
  if (version === '3') openV3(index)
  else await openDevice({ address, port, community: 'public', objects: () => objects })
}
process.send({ hosts, port, dead: hosts.filter((_, index) => isDead(index)).length })
