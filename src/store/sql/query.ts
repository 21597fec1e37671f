import {
  DummyDriver,
  Kysely,
  type RootOperationNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Tables } from './tables.js'

/** Builds queries and never runs one: what it builds is compiled for the database in use. */
export const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (self) => new SqliteIntrospector(self),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** Stands in a compiled query where a parameter goes. */
export class Marker {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** Gives the parameter of that name, as if it were its value. */
export type Param<P> = <K extends keyof P & string>(name: K) => P[K]

/** A statement with named parameters `P` and rows `R`; a connection compiles it once, when it is first used. */
export interface Query<P, R> {
  readonly node: RootOperationNode
  readonly isScoped: boolean
  /** Never there: holds the types. */
  readonly types?: (params: P) => R
}

interface Built<R> {
  toOperationNode(): RootOperationNode
  execute(): Promise<R[]>
}

/** `query((p: Param<{ id: string }>) => db.selectFrom('agents').selectAll().where('id', '=', p('id')))` */
export const query = <P, R>(build: (param: Param<P>) => Built<R>): Query<P, R> => {
  const named = new Set<string>()
  const param = (name: string) => {
    named.add(name)
    return new Marker(name)
  }
  const node = build(param as unknown as Param<P>).toOperationNode()
  return { node, isScoped: named.has('organisation') }
}

/** Queries whose text depends on which filters are given: one for each shape, so their number is bounded. */
export const queryShapes = <P, R>(make: (present: ReadonlySet<string>) => Query<P, R>) => {
  const made = new Map<string, Query<P, R>>()
  return (present: readonly string[]): Query<P, R> => {
    const key = present.join(' ')
    const known = made.get(key)
    if (known) return known
    const fresh = make(new Set(present))
    made.set(key, fresh)
    return fresh
  }
}
