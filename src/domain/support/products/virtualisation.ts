import { cycleIn, defineRecogniser, major, majorMinor } from '../recogniser.js'

/** ESXi tells itself as a system; Proxmox is a package on Debian. */
export default defineRecogniser({
  products: ['vmware-esxi', 'proxmox-ve', 'proxmox-backup-server'],
  mentions: ['pve-manager', 'proxmox'],
  os: ({ name, version }, cycles) =>
    /esxi/i.test(name)
      ? { product: 'vmware-esxi', cycle: cycleIn(cycles('vmware-esxi'), majorMinor(version)) }
      : null,
  software: ({ name, version }, cycles) => {
    const product = name === 'pve-manager' ? 'proxmox-ve' : name === 'proxmox-backup-server' ? name : null
    return product === null ? null : { product, cycle: cycleIn(cycles(product), major(version)) }
  },
})
