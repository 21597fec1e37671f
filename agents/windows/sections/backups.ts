/** What makes copies on Windows, section by section. */
export const backups = {
  serverBackup: String.raw`
    if (Get-Command Get-WBSummary -ErrorAction SilentlyContinue) {
      $s = Get-WBSummary
      $p = Get-WBPolicy
      [pscustomobject]@{ lastSuccess = (T $s.LastSuccessfulBackupTime); lastRun = (T $s.LastBackupTime)
        result = $s.LastBackupResultHR; detailed = $s.DetailedMessage; target = $s.LastBackupTarget; versions = $s.NumberOfVersions
        paths = @($p | Where-Object { $_ } | ForEach-Object { Get-WBVolume -Policy $_ } | ForEach-Object { $_.MountPath }) } }`,

  veeamLogs: String.raw`
    foreach ($log in 'Veeam Agent', 'Veeam Backup') {
      if (-not (Get-WinEvent -ListLog $log -ErrorAction SilentlyContinue)) { continue }
      $ended = Get-WinEvent -FilterHashtable @{ LogName = $log; Id = 190, 191, 490, 790 } -MaxEvents 500 -ErrorAction SilentlyContinue
      [pscustomobject]@{ log = $log; events = @($ended | Where-Object { $_ } | ForEach-Object {
        $says = if ($_.Message) { $_.Message } else { [string]@($_.Properties | ForEach-Object { $_.Value } |
          Where-Object { [string]$_ -match ' finished with ' })[0] }
        [pscustomobject]@{ at = (T $_.TimeCreated); says = $says } }) } }`,

  backupTasks: String.raw`
    Get-ScheduledTask | Where-Object { $_.TaskPath -notlike '\Microsoft\Windows\*' -or $_.TaskPath -like '\Microsoft\Windows\Backup\*' } |
      Where-Object { ($_.TaskName + ' ' + ($_.Actions | ForEach-Object { $_.Execute + ' ' + $_.Arguments })) -match
        'backup|wbadmin|restic|borg|veeam|duplicati|robocopy|rclone|sqlcmd|pg_dump|mysqldump|mariadb-dump' } | ForEach-Object {
      $run = $_ | Get-ScheduledTaskInfo
      [pscustomobject]@{ name = $_.TaskPath + $_.TaskName; enabled = [bool]$_.Settings.Enabled
        # The program alone: arguments hold passwords, paths hold the names of people.
        program = [IO.Path]::GetFileName(([string]@($_.Actions)[0].Execute).Trim([char]34))
        lastRun = (T $run.LastRunTime); result = $run.LastTaskResult; nextRun = (T $run.NextRunTime) } }`,
} as const
