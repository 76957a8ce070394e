#!/bin/bash
# Makes the secrets of compose.yaml, each once, and a certificate to try it with.
# usage: make-secrets.sh HOST
set -euo pipefail
host=${1:?usage: make-secrets.sh HOST}
cd "$(dirname "$0")"

# Only you may enter this folder. The users of the containers, whose ids differ from yours, read what is in it: they see
# single files and the folder "secrets".
umask 077
mkdir -p private
chmod 0700 private
cd private
mkdir -p secrets
chmod 0755 secrets
secret() {
  [ -e "$1" ] || openssl rand -base64 33 | tr -d '\n' > "$1"
  chmod 0644 "$1"
}
secret secrets/muster.database.password
secret prometheus-password

if [ ! -e certificate.pem ]; then
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=$host" -addext "subjectAltName=DNS:$host" \
    -keyout key.tmp -out certificate.tmp 2>/dev/null
  cat certificate.tmp key.tmp > certificate.pem
  rm key.tmp certificate.tmp
  chmod 0644 certificate.pem
  echo "private/certificate.pem is self-signed and valid for 30 days: replace it with one of your authority."
fi
