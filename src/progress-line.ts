const width = 24

/** Shows on a terminal how far something is, in one line that is drawn over; elsewhere it shows nothing. */
export const openProgressLine = (isWanted = process.stderr.isTTY === true) => {
  let shown = ''
  const draw = (line: string) => {
    if (!isWanted || line === shown) return
    process.stderr.write(`\r\x1b[K${line}`)
    shown = line
  }
  return {
    show: (step: string, part: number) => {
      const done = Math.round(Math.min(1, part) * width)
      const percent = Math.floor(Math.min(1, part) * 100)
      draw(`[${'#'.repeat(done)}${'.'.repeat(width - done)}] ${String(percent).padStart(3)} % ${step}`)
    },
    clear: () => draw(''),
  }
}
