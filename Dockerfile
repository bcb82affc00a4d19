# The site as one small image: no compiler, no root, dependencies by hash, static files collected once.
FROM python:3.11-slim AS dependencies
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --no-deps --require-hashes --requirement requirements.txt
# What an installation wants beside it: docker compose build --build-arg EXTRA_PACKAGES="scikit-learn"
ARG EXTRA_PACKAGES=""
RUN [ -z "$EXTRA_PACKAGES" ] || /venv/bin/pip install --no-cache-dir $EXTRA_PACKAGES

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home cop && install --directory --owner cop /data/media
COPY --from=dependencies /venv /venv
COPY . /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 DJANGO_SETTINGS_MODULE=cop_site.settings.production COP_DATA_DIR=/data COP_STATIC_ROOT=/static
# Collecting needs settings, not secrets: this key never leaves the build.
RUN COP_SECRET_KEY=$(python -c "import secrets; print(secrets.token_urlsafe(48))") COP_ALLOWED_HOSTS=build COP_DATA_DIR=/tmp/build python manage.py collectstatic --noinput --verbosity 0 \
    && rm -rf /tmp/build
USER cop
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s CMD ["python", "cop_site/deploy/probe.py", "healthz"]
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", "--workers-kill-timeout", "10", "--respawn-failed-workers", "--no-ws", "--log-level", "warning", "cop_site.wsgi:application"]
