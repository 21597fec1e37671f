import type { SnmpSession } from '#agents/host/snmp/session.js'
import type { SnmpTarget } from '#agents/host/snmp/target.js'
import type { Variable } from '#agents/host/snmp/variable.js'

const target: SnmpTarget = {
  host: '192.0.2.1',
  port: 161,
  version: '2c',
  community: 'public',
  timeoutMs: 1000,
  retries: 0,
}

/** One device of a few objects, written by OID; texts become octets, unless `oids` names them as OIDs or addresses. */
export const fakeSnmp = (
  objects: Readonly<Record<string, string | number | Buffer>>,
  oids: readonly string[] = [],
): SnmpSession & { readonly asked: string[] } => {
  const asked: string[] = []
  const variables = Object.entries(objects).map(
    ([oid, value]): Variable => ({
      oid,
      value: typeof value === 'string' && !oids.includes(oid) ? Buffer.from(value) : value,
    }),
  )
  const below = (root: string) => variables.filter(({ oid }) => oid.startsWith(`${root}.`))
  return {
    target,
    asked,
    async get(wanted) {
      asked.push(...wanted)
      return new Map(variables.filter(({ oid }) => wanted.includes(oid)).map((one) => [one.oid, one]))
    },
    async walk(root) {
      asked.push(root)
      return below(root)
    },
    async find(root, test, most = Number.POSITIVE_INFINITY) {
      asked.push(root)
      return below(root).slice(0, most).find(test) ?? null
    },
    close: () => undefined,
  }
}
