/** Where an output of GLPI Agent's own tests is tried: `test` names who reads it, `why` says why nobody does. */
export interface Decision {
  readonly files: RegExp
  readonly test?: string
  readonly why?: string
}

const here = 'test/agents/glpi-agent-raw.test.ts'
const notAsked = 'Popis collects nothing of the kind'

/** Every file of the recordings falls under the first of these that fits. */
export const decisions: readonly Decision[] = [
  { files: /^win32\/registry\/mssql-(SQL|Setup|Uninstall)\.reg$/, test: here },
  { files: /^win32\/registry\/10_russian-Uninstall\.reg$/, test: here },
  { files: /^win32\/wmi\/10-net-MSFT_NetAdapter\.wmi$/, test: here },
  { files: /^win32\/wmi\/(2008-Enterprise|win10-crypt)-Win32_LogicalDisk\.wmi$/, test: here },
  { files: /^win32\/wmi\/(2008|unknown)-MSVM_ComputerSystem\.wmi$/, test: here },
  { files: /^win32\/wmi\/(2003R2-Hotfix|xp)-Win32_Processor\.wmi$/, test: here },
  {
    files: /^win32\/wmi\/(2019-amd-epyc-Win32_Processor|latitude-7480-MSFT_PhysicalDisk)\.wmi$/,
    test: 'test/agents/probes/hardware/windows.test.ts',
  },
  {
    files: /^win32\/wmi\/11-AzureAD-Win32_ComputerSystem\.wmi$/,
    test: 'test/agents/probes/membership/windows.test.ts',
  },
  {
    files: /^win32\/wmi\/win10-crypt-Win32_EncryptableVolume\.wmi$/,
    test: 'test/agents/probes/encryption/windows.test.ts',
  },
  { files: /^win32\/registry\/11-AzureAD-/, why: 'names of people, which Popis does not read' },
  { files: /^win32\/registry\/7_firewall-/, why: 'stored settings: Popis asks for the profiles in force' },
  {
    files:
      /^win32\/(registry\/.*(CentralProcessor|\{4D36E972-.*\})\.reg|wmi\/.*Win32_(NetworkAdapter|NetworkAdapterConfiguration|DiskDrive|Volume)\.wmi)$/,
    why: 'older classes and keys: Popis asks Win32_Processor, MSFT_NetAdapter, MSFT_PhysicalDisk and Win32_LogicalDisk',
  },
  { files: /^win32\/wmi\/2008-Enterprise-Win32_OperatingSystem\.wmi$/, why: 'holds SystemDrive alone' },
  { files: /^win32\/wmi\/xp-Win32_QuickFixEngineering\.wmi$/, why: 'Popis asks Windows Update itself' },
  {
    files:
      /^win32\/(registry\/(.*\{4d36e968|xppro1-USB)|wmi\/.*(VideoController|PhysicalMemory|MemorySetting|ProcessorSetting)|powercfg\/|powershell\/)/,
    why: `${notAsked}: graphics, memory modules, USB, batteries, packages of one person`,
  },
  { files: /^linux\/(proc\/cpuinfo|distro\/os-release|firewall\/ubuntu_ufw|smartctl)/, test: here },
  { files: /^generic\/dmidecode\/[^/]+$/, test: here },
  {
    files: /^generic\/dmidecode\/psu\/|^generic\/(powersupplies|batteries)\//,
    why: `${notAsked}: power supplies, batteries`,
  },
  { files: /^linux\/firewall\/fedora_systemctl/, why: 'Popis asks firewall-cmd, not systemctl' },
  {
    files: /^linux\/distro\/centos-release/,
    why: 'such a system has /etc/os-release as well, which is read',
  },
  { files: /^linux\/ip\/|^linux\/iwconfig\//, why: 'Popis reads /sys/class/net' },
  {
    files:
      /^linux\/(storages|hal|mega|mpt-status|multipath|hponcfg|proc\/scsi)|^generic\/(hdparm|hpacucli|tw_cli)\//,
    why: 'tools of drives and RAID controllers: Popis reads /sys and the JSON of smartctl',
  },
  { files: /^linux\/ddcprobe\//, why: 'Popis reads the EDID in /sys/class/drm' },
  {
    files: /^linux\/antivirus\/|^macos\/antivirus\//,
    why: 'Defender for Linux, Cortex and SentinelOne have no probe',
  },
  {
    files: /^linux\/(packaging|equery|gentoo)/,
    why: 'no probe for flatpak, pacman, snap and Gentoo: dpkg and rpm only',
  },
  {
    files: /^linux\/docker\/|^linux\/proc\/1-environ/,
    why: `${notAsked}: networks of containers, environments of processes`,
  },
  {
    files: /^generic\/(databases|teamviewer)\//,
    why: `${notAsked}: contents of databases, TeamViewer's numbers`,
  },
  { files: /^macos\/ioreg\/Apple/, test: 'test/agents/tools/monitor/edid.test.ts' },
  { files: /^macos\/firewall\//, why: 'Popis asks socketfilterfw' },
  {
    files: /^macos\/(system_profiler|sysctl|ifconfig|ioreg)\//,
    why: 'Popis asks sw_vers, ioreg for displays, and the library systeminformation',
  },
  { files: /^virtualization\/virsh\/(list1|dumpxml1)$/, test: 'test/agents/probes/guest/guests.test.ts' },
  { files: /^virtualization\/virsh\/dumpxml5_lxc$/, test: here },
  { files: /^virtualization\/lxc\//, why: 'Popis reads /etc/pve of Proxmox; LXC by itself has no probe' },
  {
    files: /^virtualization\/(openvz|prlctl|vboxmanage|virtuozzo|xe|xm)\//,
    why: 'OpenVZ, Parallels, VirtualBox, Virtuozzo and Xen have no probe',
  },
  { files: /^expected\//, why: 'no outputs: what GLPI Agent makes of them' },
]
