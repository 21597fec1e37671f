interface Edge {
  readonly to: number
  room: number
  readonly cost: number
  readonly back: number
}

/** A network in which as much as possible flows as cheaply as possible. Costs may not form a circle below zero. */
export const openFlow = (nodes: number) => {
  const edges: Edge[][] = Array.from({ length: nodes }, () => [])

  const cheapestPath = (from: number, to: number): { node: number; edge: Edge }[] | null => {
    const costs = new Array<number>(nodes).fill(Number.POSITIVE_INFINITY)
    const came: ({ node: number; edge: Edge } | undefined)[] = new Array(nodes)
    const isQueued = new Uint8Array(nodes)
    costs[from] = 0
    const queue = [from]
    for (let at = 0; at < queue.length; at++) {
      const node = queue[at] as number
      isQueued[node] = 0
      for (const edge of edges[node] as Edge[]) {
        const cost = (costs[node] as number) + edge.cost
        if (edge.room === 0 || cost >= (costs[edge.to] as number)) continue
        costs[edge.to] = cost
        came[edge.to] = { node, edge }
        if (isQueued[edge.to]) continue
        isQueued[edge.to] = 1
        queue.push(edge.to)
      }
    }
    if (costs[to] === Number.POSITIVE_INFINITY) return null
    const path: { node: number; edge: Edge }[] = []
    for (let node = to; node !== from; ) {
      const step = came[node] as { node: number; edge: Edge }
      path.push(step)
      node = step.node
    }
    return path
  }

  return {
    /** Returns what flows through it once `run` is over. */
    link(from: number, to: number, room: number, cost = 0): () => number {
      const forth: Edge = { to, room, cost, back: (edges[to] as Edge[]).length }
      const back: Edge = { to: from, room: 0, cost: -cost, back: (edges[from] as Edge[]).length }
      edges[from]?.push(forth)
      edges[to]?.push(back)
      return () => back.room
    },
    run(from: number, to: number): number {
      let total = 0
      for (let path = cheapestPath(from, to); path !== null; path = cheapestPath(from, to)) {
        const by = Math.min(...path.map(({ edge }) => edge.room))
        for (const { edge } of path) {
          edge.room -= by
          ;((edges[edge.to] as Edge[])[edge.back] as Edge).room += by
        }
        total += by
      }
      return total
    },
    /** Nodes that can still be reached from `from`: the side of the smallest cut. */
    reached(from: number): Uint8Array {
      const seen = new Uint8Array(nodes)
      seen[from] = 1
      const queue = [from]
      for (const node of queue)
        for (const { to, room } of edges[node] as Edge[])
          if (room > 0 && !seen[to]) {
            seen[to] = 1
            queue.push(to)
          }
      return seen
    },
  }
}
