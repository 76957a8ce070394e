{{- define "muster.name" -}}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{- end }}

{{- define "muster.labels" -}}
app.kubernetes.io/name: muster
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "muster.selector" -}}
app.kubernetes.io/name: muster
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "muster.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}

{{- define "muster.claim" -}}
{{ .Values.sharedStorage.existingClaim | default (printf "%s-shared" (include "muster.name" .)) }}
{{- end }}

{{/* What nodes and the preparation have in common. */}}
{{- define "muster.pod" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
automountServiceAccountToken: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: { type: RuntimeDefault }
volumes:
  - name: settings
    configMap: { name: {{ include "muster.name" . }}-settings }
  - name: secrets
    secret: { secretName: {{ .Values.existingSecret }} }
  - name: shared
    persistentVolumeClaim: { claimName: {{ include "muster.claim" . }} }
  - name: own
    emptyDir: { sizeLimit: 10Gi }
  - name: tmp
    emptyDir: { sizeLimit: 2Gi }
{{- end }}

{{- define "muster.container" -}}
image: {{ include "muster.image" . }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: { drop: [ALL] }
volumeMounts:
  - { name: settings, mountPath: /etc/muster, readOnly: true }
  - { name: secrets, mountPath: /run/secrets/muster, readOnly: true }
  - { name: shared, mountPath: /srv/muster }
  - { name: own, mountPath: /var/lib/muster }
  - { name: tmp, mountPath: /tmp }
env:
  - { name: SPRING_PROFILES_ACTIVE, value: "postgres,production" }
  - { name: SPRING_CONFIG_ADDITIONAL_LOCATION, value: "file:/etc/muster/" }
  - { name: MUSTER_DATABASE_URL, value: {{ .Values.database.url | quote }} }
  - { name: MUSTER_DATABASE_USER, value: {{ .Values.database.user | quote }} }
  - { name: MUSTER_SHARED_DIRECTORY, value: /srv/muster }
  {{- /* Not "framework", which also believes the header Forwarded: few ingresses remove it, so a caller could name its own address. */}}
  - { name: SERVER_FORWARD_HEADERS_STRATEGY, value: native }
{{- end }}
