@echo off
rem Runs the agent on the Node.js that came with it.
if not defined POPIS_AGENT_CONFIG set "POPIS_AGENT_CONFIG=%ProgramData%\Popis Agent\agent.yaml"
"%~dp0node.exe" "%~dp0app\bin\popis-agent.js" %*
