/** Rows whose columns name something and say how it is. */
interface StateTable {
  readonly entry: string
  /** Columns whose texts, one behind the other, name the row. */
  readonly names: readonly number[]
  /** Left out where a row stands only while it is up. */
  readonly state?: number
  readonly up: readonly (number | string)[]
  readonly down: readonly (number | string)[]
}

interface EndTable {
  readonly entry: string
  readonly name: number
  readonly ends: number
}

/** What a maker’s firewall tells of itself beside its version. */
export interface FirewallMaker {
  /** Objects that count connections; those that are there are added up. */
  readonly sessions?: readonly string[]
  /** A column of them, one row for each processor. */
  readonly sessionColumn?: string
  /** An object and the values that mean that it filters. */
  readonly filters?: { readonly oid: string; readonly yes: readonly (number | string)[] }
  readonly subscriptions?: readonly EndTable[]
  /** Subscriptions in objects of their own. */
  readonly terms?: readonly { readonly name: string; readonly ends: string }[]
  readonly tunnels?: readonly StateTable[]
}

const sophos = '1.3.6.1.4.1.2604.5.1'
const sophosTerms = [
  'Base Firewall',
  'Network Protection',
  'Web Protection',
  'Email Protection',
  'Web Server Protection',
  'Sandstorm',
  'Enhanced Support',
  'Enhanced Plus Support',
]

/** By the name that the maker’s file in `makers/` gives it. */
export const firewallMakers: Readonly<Record<string, FirewallMaker>> = {
  /** FORTINET-FORTIGATE-MIB: fgSysSesCount; fgLicContractTable, fgLicVersionTable; fgVpnTunTable, fgVpn2TunTable. */
  Fortinet: {
    sessions: ['1.3.6.1.4.1.12356.101.4.1.8.0'],
    subscriptions: [
      { entry: '1.3.6.1.4.1.12356.101.4.6.3.1.2.1', name: 1, ends: 2 },
      { entry: '1.3.6.1.4.1.12356.101.4.6.3.2.2.1', name: 1, ends: 2 },
    ],
    tunnels: [
      { entry: '1.3.6.1.4.1.12356.101.12.4.2.1', names: [2, 3], state: 26, up: [2], down: [1] },
      { entry: '1.3.6.1.4.1.12356.101.12.2.2.1', names: [2, 3], state: 20, up: [2], down: [1] },
    ],
  },
  /** CHECKPOINT-MIB: fwNumConn, fwModuleState; licensingTable; tunnelTable, permanentTunnelTable. */
  'Check Point': {
    sessions: ['1.3.6.1.4.1.2620.1.1.25.3.0'],
    filters: { oid: '1.3.6.1.4.1.2620.1.1.1.0', yes: ['Installed'] },
    subscriptions: [{ entry: '1.3.6.1.4.1.2620.1.6.18.1.1', name: 4, ends: 6 }],
    tunnels: [
      { entry: '1.3.6.1.4.1.2620.500.9003.1', names: [2], state: 3, up: [3], down: [4, 129, 130, 131, 132] },
      { entry: '1.3.6.1.4.1.2620.500.9002.1', names: [2], state: 3, up: [3], down: [4, 129, 130, 131, 132] },
    ],
  },
  /** CISCO-FIREWALL-MIB: cfwConnectionStatValue of connections in use; CISCO-IPSEC-FLOW-MONITOR-MIB: cikeTunnelTable. */
  Cisco: {
    sessions: ['1.3.6.1.4.1.9.9.147.1.2.2.2.1.5.40.6'],
    tunnels: [{ entry: '1.3.6.1.4.1.9.9.171.1.2.3.1', names: [7], state: 35, up: [1], down: [2] }],
  },
  /** PAN-COMMON-MIB: panSessionActive; tunnels are interfaces. */
  'Palo Alto Networks': { sessions: ['1.3.6.1.4.1.25461.2.1.2.3.3.0'] },
  /** BEGEMOT-PF-MIB: pfStateTableCount, pfStatusRunning. */
  pfSense: {
    sessions: ['1.3.6.1.4.1.12325.1.200.1.3.1.0'],
    filters: { oid: '1.3.6.1.4.1.12325.1.200.1.1.1.0', yes: [1] },
  },
  OPNsense: {
    sessions: ['1.3.6.1.4.1.12325.1.200.1.3.1.0'],
    filters: { oid: '1.3.6.1.4.1.12325.1.200.1.1.1.0', yes: [1] },
  },
  /** SFOS-FIREWALL-MIB: …LicExpiryDate; sfosIPSecVpnTunnelTable. */
  Sophos: {
    terms: sophosTerms.map((name, at) => ({ name, ends: `${sophos}.5.${at + 1}.2.0` })),
    tunnels: [{ entry: `${sophos}.6.1.1.1.1`, names: [2], state: 9, up: [1], down: [0, 2] }],
  },
  /** WATCHGUARD-SYSTEM-STATISTICS-MIB: wgSystemCurrActiveConns. */
  WatchGuard: { sessions: ['1.3.6.1.4.1.3097.6.3.80.0'] },
  /** SONICWALL-FIREWALL-IP-STATISTICS-MIB: sonicCurrentConnCacheEntries; sonicSAStatTable holds what is up. */
  SonicWall: {
    sessions: ['1.3.6.1.4.1.8741.1.3.1.2.0'],
    tunnels: [{ entry: '1.3.6.1.4.1.8741.1.3.2.1.1.1', names: [14], up: [], down: [] }],
  },
  /** ZYXEL-ES-COMMON of the H series; ZYXEL-ZYWALL-COMMON: sysActiveSessionNum. */
  Zyxel: { sessions: ['1.3.6.1.4.1.890.1.15.3.1.19.0', '1.3.6.1.4.1.890.1.6.22.1.5.0'] },
  /** JUNIPER-SRX5000-SPU-MONITORING-MIB: jnxJsSPUMonitoringCurrentFlowSession; jnxIkeTunnelMonTable. */
  Juniper: {
    sessionColumn: '1.3.6.1.4.1.2636.3.39.1.12.1.1.1.6',
    tunnels: [{ entry: '1.3.6.1.4.1.2636.3.52.1.1.2.1', names: [8], state: 6, up: [1], down: [2] }],
  },
  /** Versa: active sessions of each organisation. */
  'Versa Networks': { sessionColumn: '1.3.6.1.4.1.42359.2.2.1.1.1.1.5' },
  Stormshield: {},
  Barracuda: {},
  /** STONESOFT-FIREWALL-MIB: fwConnNumber. */
  Forcepoint: { sessions: ['1.3.6.1.4.1.1369.5.2.1.4.4.0'] },
  Hillstone: { sessions: ['1.3.6.1.4.1.28557.2.2.1.9.0'] },
  MikroTik: {},
  DrayTek: {},
}
