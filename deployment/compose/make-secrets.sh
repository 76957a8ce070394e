#!/bin/bash
# Makes the secrets of compose.yaml, each once, and a certificate to try it with.
# usage: make-secrets.sh HOST
set -euo pipefail
cd "$(dirname "$0")"
host=${1:?usage: make-secrets.sh HOST}

mkdir -p secrets
chmod 0755 secrets
secret() {
  [ -e "$1" ] || openssl rand -base64 33 | tr -d '\n' > "$1"
  chmod 0644 "$1"
}
# The users of the containers, whose ids differ from yours, read these: keep others away from this folder.
secret secrets/muster.database.password
secret secrets-of-prometheus

if [ ! -e certificate.pem ]; then
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj "/CN=$host" -addext "subjectAltName=DNS:$host" \
    -keyout key.tmp -out certificate.tmp 2>/dev/null
  cat certificate.tmp key.tmp > certificate.pem
  rm key.tmp certificate.tmp
  chmod 0644 certificate.pem
  echo "certificate.pem is self-signed and valid for 30 days: replace it with one of your authority."
fi
