import { defineMaker } from '../maker.js'

/** ZYXEL-ES-COMMON: sysProductModel, sysProductSerialNumber, sysSwVersionString. */
export default defineMaker({
  name: 'Zyxel',
  objectIds: ['1.3.6.1.4.1.890'],
  marks: [
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.890.1.15.3.1.11.0' },
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.890.1.15.3.1.12.0' },
  ],
  kinds: [
    { description: /USG|ZyWALL|ATP|VPN\d/, is: 'firewall' },
    { description: /\b(GS|XGS|XS|ES|MGS)\d/, is: 'switch' },
    { description: /\b(NWA|WAC|WAX|WBE)\d/, is: 'access-point' },
    { description: /\bNAS\d/, is: 'storage' },
  ],
  serial: ['1.3.6.1.4.1.890.1.15.3.1.12.0'],
  model: ['1.3.6.1.4.1.890.1.15.3.1.11.0', { take: /^(\S+(?: FLEX \S+)?)/ }],
  firmware: ['1.3.6.1.4.1.890.1.15.3.1.6.0'],
})
