// An agent runs a little code every few minutes on a machine that has other work to do, so its process is made small
// rather than fast. This comes before anything else is loaded: that is where its memory is won or lost.
const { setFlagsFromString } = require('node:v8')

if (process.argv[2] === 'agent') {
  // A growing nursery would spare a few collections and keep 10 MB for good.
  setFlagsFromString('--semi-space-growth-factor=1')
  // Nothing here runs often enough to win back what the optimising compilers cost: 8 MB and a fifth of the time.
  for (const compiler of ['opt', 'maglev', 'sparkplug']) setFlagsFromString(`--no-${compiler}`)
}

// A server takes in many reports at once: with a nursery of V8's own choice its heap grows to four times what it needs,
// and with the smallest one it does little but collect. The size can only be given at the start of the process.
exports.serverFlags = ['serve', 'start'].includes(process.argv[2])
  ? ['--max-semi-space-size=2', '--disable-warning=ExperimentalWarning']
  : []

if (exports.serverFlags.length > 0) setFlagsFromString('--heap-growing-percent=10')
