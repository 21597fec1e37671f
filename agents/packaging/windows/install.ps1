<#
.SYNOPSIS
Installs the agent of Popis. The page "Add a computer" shows the line that calls it.
.PARAMETER Server
The server that is reported to.
.PARAMETER Token
An enrolment token of it; without one, and with -Archive, only the files are installed.
.PARAMETER Pin
SHA-256 of the public key of the server's certificate (sha256/...): trust this key and no other.
.PARAMETER Archive
popis-agent-windows-x64.zip, where it is here already, such as on a share; else it is fetched from the server.
.PARAMETER Again
Enrol again, although there is a key.
.PARAMETER Quiet
Say only what is wrong.
.NOTES
For Windows PowerShell 5.1, as an administrator. Installing again puts a newer program in place and keeps key and
configuration; where that very archive is installed already, nothing is done.
#>
param(
  [Parameter(Mandatory = $true)][string]$Server,
  [string]$Token = '',
  [string]$Pin = '',
  [string]$Archive = '',
  [switch]$Again,
  [switch]$Quiet
)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$name = 'Popis Agent'
$file = 'popis-agent-windows-x64.zip'
$program = Join-Path $env:ProgramFiles $name
$data = Join-Path $env:ProgramData $name
$work = Join-Path $env:ProgramFiles "$name.new"
$Server = $Server.TrimEnd('/')

# Not Write-Output: that would be part of what the function that says it returns.
function Say($text) { if (-not $Quiet) { Write-Host "popis-agent: $text" } }

function Test-Administrator {
  $me = New-Object Security.Principal.WindowsPrincipal([Security.Principal.WindowsIdentity]::GetCurrent())
  $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

# Any user may make a folder in ProgramData: one that somebody else has put there must not come to hold the key.
function New-DataFolder {
  if (Test-Path -LiteralPath $data) {
    $owner = (Get-Acl -LiteralPath $data).GetOwner([Security.Principal.SecurityIdentifier]).Value
    $isLink = (Get-Item -LiteralPath $data -Force).Attributes -band [IO.FileAttributes]::ReparsePoint
    if ($isLink -or @('S-1-5-18', 'S-1-5-32-544') -notcontains $owner) {
      throw "$data was made by somebody else ($owner): look at it and remove it"
    }
  } else {
    New-Item -ItemType Directory -Path $data | Out-Null
  }
  # Nobody but the system and administrators reads the key.
  & icacls.exe $data /setowner '*S-1-5-32-544' /q | Out-Null
  & icacls.exe $data /inheritance:r /grant:r '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' /q | Out-Null
  if ($LASTEXITCODE -ne 0) { throw "the rights of $data could not be set" }
}

function Get-FromServer($what, $to) {
  [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
  if ($Pin) {
    if (-not ('PopisPin' -as [type])) { Add-Type -TypeDefinition $pinCheck }
    [PopisPin]::Use($Pin)
  }
  $web = New-Object Net.WebClient
  try {
    # As the agent itself: straight to the server.
    $web.Proxy = $null
    $web.Headers.Add('Authorization', "Bearer $Token")
    $web.DownloadFile("$Server/agent/$what", $to)
  } finally {
    $web.Dispose()
    [Net.ServicePointManager]::ServerCertificateValidationCallback = $null
  }
}

# What the archive must be: as the list beside it says, else as it is.
function Get-Sum {
  $sums = Join-Path $work 'SHA256SUMS'
  if ($Archive) {
    $beside = Join-Path (Split-Path -Parent $Archive) 'SHA256SUMS'
    if (-not (Test-Path -LiteralPath $beside)) { return Get-HashOf $Archive }
    Copy-Item -LiteralPath $beside -Destination $sums
  } else {
    Get-FromServer 'SHA256SUMS' $sums
  }
  foreach ($line in [IO.File]::ReadAllLines($sums)) { if ($line.EndsWith("  $file")) { return $line.Substring(0, 64) } }
  throw "$file is not in the list SHA256SUMS"
}

function Get-HashOf($path) { (Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash.ToLower() }

function Get-Archive($sum) {
  $to = Join-Path $work $file
  if ($Archive) {
    Copy-Item -LiteralPath $Archive -Destination $to
  } else {
    Say "fetching $Server/agent/$file"
    Get-FromServer $file $to
  }
  if ((Get-HashOf $to) -ne $sum) { throw "$file came damaged" }
  $to
}

# What runs keeps its program from being replaced.
function Stop-Task {
  if (Get-ScheduledTask -TaskName $name -ErrorAction SilentlyContinue) {
    Disable-ScheduledTask -TaskName $name | Out-Null
    Stop-ScheduledTask -TaskName $name
    Start-Sleep -Seconds 2
  }
}

function Install-Program($zip) {
  Expand-Archive -LiteralPath $zip -DestinationPath $work
  & (Join-Path $work 'popis-agent\node.exe') --version | Out-Null
  if ($LASTEXITCODE -ne 0) { throw 'the Node.js of the agent does not run here' }
  Stop-Task
  if (Test-Path -LiteralPath $program) { Remove-Item -LiteralPath $program -Recurse -Force }
  Move-Item -LiteralPath (Join-Path $work 'popis-agent') -Destination $program
}

function Register-Task {
  $xml = [IO.File]::ReadAllText((Join-Path $program 'task.xml'))
  # Not all computers at the same moment.
  $start = (Get-Date).Date.AddSeconds((Get-Random -Minimum 0 -Maximum 300)).ToString('s')
  $xml = $xml.Replace('@START@', $start)
  $xml = $xml.Replace('@PROGRAM@', [Security.SecurityElement]::Escape($program))
  $xml = $xml.Replace('@DATA@', [Security.SecurityElement]::Escape($data))
  Register-ScheduledTask -TaskName $name -Xml $xml -Force | Out-Null
}

function Install-Config {
  $config = Join-Path $data 'agent.yaml'
  if (-not (Test-Path -LiteralPath $config)) {
    $lines = @(
      '# The agent of Popis on this computer; docs/install.md of Popis says what may stand here.',
      'stateFolder: state',
      '# As often as its scheduled task runs it: when you change the one, change the other.',
      'every: 5m'
    )
    [IO.File]::WriteAllLines($config, $lines)
  }
}

# A line on standard error must not end this script: the exit code says how it went.
function Invoke-Agent($words) {
  $ErrorActionPreference = 'Continue'
  $all = @((Join-Path $program 'app\bin\popis-agent.js')) + $words + @('--config', (Join-Path $data 'agent.yaml'))
  $said = & (Join-Path $program 'node.exe') $all 2>&1 | ForEach-Object { "$_" } | Out-String
  if ($LASTEXITCODE -eq 0) { $null } else { $said.Trim() }
}

function Install-All {
  if (-not (Test-Administrator)) { throw 'run this as an administrator' }
  if (-not [Environment]::Is64BitProcess) { throw 'run this in a 64-bit PowerShell; there is an agent for 64-bit Windows only' }
  if (-not $Archive -and -not $Token) { throw '-Token is needed to fetch the agent' }
  $wasThere = Test-Path -LiteralPath $program
  $stamp = Join-Path $data 'installed.sha256'
  $key = Join-Path $data 'agent.key'
  New-DataFolder
  if (Test-Path -LiteralPath $work) { Remove-Item -LiteralPath $work -Recurse -Force }
  New-Item -ItemType Directory -Path $work | Out-Null
  try {
    $sum = Get-Sum
    $isSame = $wasThere -and (Test-Path -LiteralPath $stamp) -and ([IO.File]::ReadAllText($stamp) -eq $sum)
    if ($isSame -and -not $Again -and (Test-Path -LiteralPath $key)) { Say 'installed already'; return }
    if (-not $isSame) { Install-Program (Get-Archive $sum) }
  } finally {
    Remove-Item -LiteralPath $work -Recurse -Force -ErrorAction SilentlyContinue
  }
  Install-Config
  if ($Token -and ($Again -or -not (Test-Path -LiteralPath $key))) {
    $words = @('enrol', $Server, $Token)
    if ($Pin) { $words += @('--pin', $Pin) }
    $trouble = Invoke-Agent $words
    if ($trouble) {
      # As text: Windows runs no file with a script unless somebody has allowed it.
      $remove = [IO.File]::ReadAllText((Join-Path $program 'uninstall.ps1'))
      if (-not $wasThere) { & ([scriptblock]::Create($remove)) -Quiet }
      throw "this computer was not let in: $trouble"
    }
    Say "enrolled with $Server"
  }
  Register-Task
  [IO.File]::WriteAllText($stamp, $sum)
  if (Test-Path -LiteralPath $key) {
    # By hand once, so that whoever installs sees that it reports.
    $trouble = Invoke-Agent @('run', '--once', '--log', (Join-Path $data 'agent.log'))
    if ($trouble) { Say "not all was told yet: $trouble" } else { Say 'reported' }
  } else {
    Say "not enrolled yet: & '$program\popis-agent.cmd' enrol $Server TOKEN"
  }
  Say "installed in $program; & '$program\popis-agent.cmd' doctor looks after it"
  Say "to remove it: powershell -ExecutionPolicy Bypass -File '$program\uninstall.ps1'"
}

$pinCheck = @'
@PIN_CHECK@
'@
Install-All
