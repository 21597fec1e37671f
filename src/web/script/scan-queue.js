// Marks that wait on this phone until the server has them. Each has an id of its own: sent twice, it counts once.

const retryMs = 15_000

const read = (name) => {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '[]')
  } catch {
    // Somebody else's, or cut off: nothing of it can be sent.
    return []
  }
}

/** Marks are sent in their order; `tell` hears what became of each. */
export const openQueue = (name, address, tell) => {
  let isSending = false
  // Read anew each time: another window of this phone may count, too.
  const waiting = () => read(name)
  const keep = (marks) => localStorage.setItem(name, JSON.stringify(marks))

  const ask = async (path, init = {}) => {
    try {
      return await fetch(`${address}/${path}`, init)
    } catch {
      // No network: the mark stays in the queue.
      return null
    }
  }

  const send = async (mark) => {
    const found = await ask(`match?${new URLSearchParams({ tag: mark.tag })}`)
    if (!found?.ok) return found
    // Nothing has that tag, or several things: a person has to say more.
    if (['unknown', 'several'].includes((await found.clone().json()).kind)) return found
    return ask('marks', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(mark),
    })
  }

  /** Whether the next one can be sent: what is unclear leads to a page of its own, and the others wait meanwhile. */
  const answered = async (mark, answer) => {
    const said = await answer.json()
    if (answer.ok && 'kind' in said) {
      tell.unclear(mark)
      return false
    }
    await (answer.ok ? tell.kept(mark) : tell.refused(mark, said.detail ?? String(answer.status)))
    return true
  }

  const flush = async () => {
    if (isSending) return
    isSending = true
    try {
      for (let [mark] = waiting(); mark; [mark] = waiting()) {
        const answer = await send(mark)
        if (answer === null || answer.status >= 500 || answer.status === 401 || answer.status === 429)
          return tell.waiting(mark, waiting().length)
        keep(waiting().filter(({ id }) => id !== mark.id))
        if (!(await answered(mark, answer))) return
      }
    } finally {
      isSending = false
    }
  }

  addEventListener('online', flush)
  setInterval(flush, retryMs)
  return {
    get size() {
      return waiting().length
    },
    flush,
    add: (mark) => {
      keep([...waiting(), mark])
      return flush()
    },
  }
}
