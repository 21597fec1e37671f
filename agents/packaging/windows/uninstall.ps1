<#
.SYNOPSIS
Removes the agent of Popis from this computer: task, program, configuration, key and what it remembered.
.PARAMETER Quiet
Say only what is wrong.
.NOTES
For Windows PowerShell 5.1, as an administrator.
#>
param([switch]$Quiet)
$ErrorActionPreference = 'Stop'
$name = 'Popis Agent'
$me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) { throw 'run this as an administrator' }
if (Get-ScheduledTask -TaskName $name -ErrorAction SilentlyContinue) {
  Disable-ScheduledTask -TaskName $name | Out-Null
  Stop-ScheduledTask -TaskName $name
  Unregister-ScheduledTask -TaskName $name -Confirm:$false
  # What runs keeps its program from being removed.
  Start-Sleep -Seconds 2
}
# A folder that a window stands in cannot be removed.
Set-Location -LiteralPath $env:SystemRoot
foreach ($folder in @((Join-Path $env:ProgramFiles "$name.new"), (Join-Path $env:ProgramFiles $name), (Join-Path $env:ProgramData $name))) {
  if (Test-Path -LiteralPath $folder) { Remove-Item -LiteralPath $folder -Recurse -Force }
}
if (-not $Quiet) { Write-Host 'popis-agent: removed. The server still has what it reported; there its agent can be revoked.' }
