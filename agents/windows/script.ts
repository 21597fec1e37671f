import { backups } from './sections/backups.js'
import { products } from './sections/products.js'
import { security } from './sections/security.js'
import { system } from './sections/system.js'

export const sections = { ...system, ...security, ...products, ...backups } as const
export type Section = keyof typeof sections

const head = String.raw`$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$all = @{}
function Ask([string]$name, [scriptblock]$ask) {
  try { $all[$name] = @{ answer = @(& $ask) } }
  catch { $all[$name] = @{ failed = @{ category = [string]$_.CategoryInfo.Category
    id = [string]$_.FullyQualifiedErrorId; result = '0x{0:X8}' -f $_.Exception.HResult; says = [string]$_.Exception.Message } } }
}
# A time of this machine's clock, one that is UTC and does not say so, and text that WMI writes as numbers.
function T($time) { if ($time -is [datetime] -and $time.Year -gt 1980) { $time.ToUniversalTime().ToString('o') } }
function U($time) { if ($time -is [datetime] -and $time.Year -gt 1980) { [datetime]::SpecifyKind($time, 'Utc').ToString('o') } }
function W($codes) { if ($codes) { -join ($codes | Where-Object { $_ -ne 0 } | ForEach-Object { [char]$_ }) } }
`

const tail = String.raw`
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
[Console]::Out.Write((ConvertTo-Json $all -Depth 6 -Compress))
`

/** All questions to Windows as one script, so that one PowerShell answers them: starting it costs more than most of them. */
export const script: string = [
  head,
  ...Object.entries(sections).map(([name, ask]) => `Ask '${name}' {${ask} }`),
  tail,
].join('\n')
