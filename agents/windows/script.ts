import { backups } from './sections/backups.js'
import { products } from './sections/products.js'
import { security } from './sections/security.js'
import { system } from './sections/system.js'

export const sections = { ...system, ...security, ...products, ...backups } as const
export type Section = keyof typeof sections

// Functions of modules, such as Get-NetFirewallProfile, look at the global preference alone: without it they go on after an
// error, and a list that could not be read looks like an empty one.
const head = String.raw`$global:ErrorActionPreference = 'Stop'
$global:ProgressPreference = 'SilentlyContinue'
$global:WarningPreference = 'SilentlyContinue'
$utf8 = New-Object System.Text.UTF8Encoding $false
$stream = [Console]::OpenStandardOutput()
function Ask([string]$section, [scriptblock]$ask) {
  try { $json = ConvertTo-Json @{ $section = @{ answer = @(& $ask) } } -Depth 6 -Compress }
  catch { $json = ConvertTo-Json @{ $section = @{ failed = @{ category = [string]$_.CategoryInfo.Category
    id = [string]$_.FullyQualifiedErrorId; result = '0x{0:X8}' -f $_.Exception.HResult; says = [string]$_.Exception.Message } } } -Depth 6 -Compress }
  $line = $utf8.GetBytes($json + [char]10)
  $stream.Write($line, 0, $line.Length)
  $stream.Flush()
}
# A time of this machine's clock, one that is UTC and does not say so, and text that WMI writes as numbers. A task that never
# ran was last run on 30 November 1999. What says nothing at all becomes an empty object in JSON, so null is said.
function T($time) { if ($time -is [datetime] -and $time.Year -ge 2000) { $time.ToUniversalTime().ToString('o') } else { $null } }
function U($time) { if ($time -is [datetime] -and $time.Year -ge 2000) { [datetime]::SpecifyKind($time, 'Utc').ToString('o') } else { $null } }
function W($codes) { if ($codes) { -join ($codes | Where-Object { $_ -ne 0 } | ForEach-Object { [char]$_ }) } else { $null } }
`

/** What asks other machines or other services, and may hang on them: these come last, so that no other answer is lost. */
const slow: readonly string[] = ['secureChannel', 'updateState', 'installedUpdates', 'pendingUpdates']

const order = (section: string): number => slow.indexOf(section)

/**
 * All questions to Windows as one script, so that one PowerShell answers them: starting it costs more than most of them. Each
 * answer is written as a line of its own as soon as it is known.
 */
export const script: string = [
  head,
  ...Object.entries(sections)
    .sort(([a], [b]) => order(a) - order(b))
    .map(([name, ask]) => `Ask '${name}' {${ask} }`),
  '',
].join('\n')
