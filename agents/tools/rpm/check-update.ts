/** `name.arch  version  repository`; a long name stands on a line of its own before the rest. */
const isUpdate = (line: string): boolean => /^\S+\.(\w+)\s+\S+\s+\S+\s*$/.test(line)

/** How many updates `dnf check-update` lists. What it would replace (“Obsoleting Packages”) is listed once more below. */
export const countUpdates = (output: string): number => {
  const [listed = ''] = output.split(/^Obsoleting packages/im)
  const lines = listed.replaceAll(/\n\s+(?=\S+\s+\S+\s*$)/gm, ' ').split('\n')
  return lines.filter(isUpdate).length
}
