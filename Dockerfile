# The course in JupyterLab, made of what Debian and Maven Central offer, and nothing else.
# Docker reads Dockerfile, Binder binder/Dockerfile: they are the same, byte by byte (BuildKit follows no link out of
# binder/), and the context of both is the repository's root. Only what the oldest of builders knows is used: no mounts,
# no here-documents.

# ---- a JDK with the modules that notebooks, the kernel and the judge use, a third of the whole; with it, the course's jars
# Debian 13, whose openjdk-25 is the JDK that the course needs; all stages start from the same pinned image.
FROM debian:trixie-20260918-slim AS course
ENV LANG=C.UTF-8
# man1: the JDK's package links its manual pages there, and slim images have no such folder
RUN mkdir -p /usr/share/man/man1 \
 && apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates openjdk-25-jdk-headless \
 && rm -rf /var/lib/apt/lists/*
# MaxRAMPercentage: kernels take their heap from the container's limit; on Binder nothing else needs the memory. The
# number of processors the JVM takes from the limit by itself. The JDK trusts whom Debian trusts.
RUN jlink --module-path "$(echo /usr/lib/jvm/java-25-openjdk-*/jmods)" --output /opt/jdk \
      --add-modules java.se,jdk.attach,jdk.charsets,jdk.compiler,jdk.crypto.ec,jdk.httpserver,jdk.jartool,jdk.javadoc,jdk.jcmd,jdk.jdi,jdk.jfr,jdk.jshell,jdk.localedata,jdk.management,jdk.management.agent,jdk.net,jdk.unsupported,jdk.zipfs \
      --include-locales=en --no-man-pages --no-header-files --compress=zip-6 --generate-cds-archive \
      --add-options="-XX:MaxRAMPercentage=40" \
 && cp --dereference /etc/ssl/certs/java/cacerts /opt/jdk/lib/security/cacerts

# The jars, and kernels that start quickly, at the place where they will stay.
ENV JAVA_HOME=/opt/jdk
WORKDIR /opt/rendezvous
COPY course syllabus.yaml ./
COPY support-lib support-lib
# Times of whole seconds: layers keep no others, and a kernel's cache knows its jars by their times. The same jar in two
# places becomes one.
RUN support-lib/build class-path \
 && cd target/built/* \
 && for jar in cli/lib/*.jar grader/lib/*.jar kernel/lib/*.jar; do \
      if cmp -s "$jar" "workbench/lib/${jar##*/}"; then ln -sf "../../workbench/lib/${jar##*/}" "$jar"; fi; \
    done \
 && find . -type f -exec touch -d 2026-01-01T00:00:00Z {} +
RUN ./course prepare && rm -rf target/*.log target/unzip && chmod -R a+rX target

# ---- JupyterLab without what built it
# Debian's jupyterlab depends on 890 MB of JavaScript tools, which serving it does not need, and its jupyterhub on a proxy:
# of both packages only the Python part and the built pages are taken.
FROM debian:trixie-20260918-slim AS lab
WORKDIR /lab
RUN apt-get update && apt-get download jupyterlab jupyterhub && rm -rf /var/lib/apt/lists/* \
 && for package in ./*.deb; do dpkg-deb -x "$package" root; done \
 && mkdir -p out/usr/bin out/usr/lib/python3/dist-packages out/usr/share/jupyter out/usr/share/jupyterhub out/usr/local/etc/jupyter \
 && cp -a root/usr/bin/jupyter-lab root/usr/bin/jupyter-labextension root/usr/bin/jupyter-labhub root/usr/bin/jupyterhub-singleuser out/usr/bin/ \
 && cp -a root/usr/lib/python3/dist-packages/jupyter* out/usr/lib/python3/dist-packages/ \
 && cp -a root/usr/share/jupyter/lab out/usr/share/jupyter/ \
 && cp -a root/usr/share/jupyterhub/templates out/usr/share/jupyterhub/ \
 && cp -a root/etc/jupyter/jupyter_server_config.d out/usr/local/etc/jupyter/ \
 && find out -name '*.map' -delete

# ---- on request, --build-arg IJAVA=1: the Java kernel that the notebooks also run on, from GitHub
FROM debian:trixie-20260918-slim AS ijava
ARG IJAVA=
WORKDIR /ijava/opt/ijava
RUN if [ -n "$IJAVA" ]; then \
      apt-get update && apt-get install -y --no-install-recommends ca-certificates curl unzip \
      && curl -fsSLo /tmp/ijava.zip https://github.com/SpencerPark/IJava/releases/download/v1.3.0/ijava-1.3.0.zip \
      && unzip -j /tmp/ijava.zip java/ijava-1.3.0.jar \
      && echo "6aaa4b8cb4c2527ff9d6655e8b79c200ed9599c4515657ca19b33db9d6831f45  ijava-1.3.0.jar" | sha256sum -c -; \
    fi

# ---- what runs
FROM debian:trixie-20260918-slim
ENV LANG=C.UTF-8
# The four libraries are those with which the JDK draws text and pictures; its package only recommends them.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      ca-certificates fontconfig fonts-dejavu-core libfreetype6 libharfbuzz0b libjpeg62-turbo liblcms2-2 tini \
      jupyter-client jupyter-core jupyter-nbconvert jupyter-server python3-nbclient \
      python3-async-lru python3-jupyterlab-server python3-notebook-shim \
      python3-alembic python3-certipy python3-oauthlib python3-pamela python3-pydantic python3-sqlalchemy \
 && rm -rf /var/lib/apt/lists/*
COPY --from=lab /lab/out/ /
COPY --from=course /opt/jdk /opt/jdk
COPY --from=course /opt/rendezvous/target /opt/rendezvous/target
COPY --from=ijava /ijava/ /
COPY support-lib/image/jupyter_lab_config.json support-lib/image/jupyter_server_config.json /usr/local/etc/jupyter/
COPY support-lib/image/rendezvous_export_formats.py /usr/lib/python3/dist-packages/
COPY support-lib/image/overrides.json /usr/share/jupyter/lab/settings/
COPY support-lib/image/jupyter-notebook /usr/local/bin/
# A terminal is a login shell, and /etc/profile sets a PATH of its own: the JDK's commands are linked to where that looks.
# mybinder.org covers /etc/jupyter, where Debian enables the server's extensions: they are enabled in /usr/local, too.
# Debian's packages compile their Python as they are installed; what was only copied would be compiled at each start.
RUN chmod 755 /usr/local/bin/jupyter-notebook \
 && ln -s /opt/jdk/bin/* /usr/local/bin/ \
 && cp -r /etc/jupyter/jupyter_server_config.d /usr/local/etc/jupyter/ \
 && mkdir -p /usr/local/share/jupyter/kernels \
 && ln -s /opt/rendezvous/target/jupyter/kernels/java* /usr/local/share/jupyter/kernels/ \
 && if [ -e /opt/ijava/ijava-1.3.0.jar ]; then ln -s /opt/rendezvous/target/jupyter/ijava /usr/local/share/jupyter/kernels/; fi \
 && python3 -m rendezvous_export_formats \
 && python3 -m compileall -q --invalidation-mode unchecked-hash /usr/lib/python3/dist-packages/jupyterlab /usr/lib/python3/dist-packages/jupyterhub \
      /usr/lib/python3/dist-packages/rendezvous_export_formats.py

ARG NB_USER=jovyan
ARG NB_UID=1000
ENV USER=${NB_USER} NB_UID=${NB_UID} HOME=/home/${NB_USER} SHELL=/bin/bash JAVA_HOME=/opt/jdk
RUN useradd --create-home --uid ${NB_UID} --shell /bin/bash ${NB_USER}
WORKDIR ${HOME}
COPY . ${HOME}
COPY support-lib/image/workspace.json ${HOME}/.jupyter/lab/workspaces/default-37a8.jupyterlab-workspace
# ./course finds the jars and the kernels' cache where it would have put them.
RUN mkdir -p target/built target/jupyter \
 && ln -s /opt/rendezvous/target/built/* target/built/ \
 && ln -s /opt/rendezvous/target/jupyter/*.aot target/jupyter/ \
 && cp /opt/rendezvous/target/welcome.md . \
 && chown -R ${NB_UID}:${NB_UID} ${HOME}
USER ${NB_UID}
EXPOSE 8888
ENTRYPOINT ["tini", "--"]
CMD ["jupyter-lab", "--ip=0.0.0.0", "--port=8888", "--no-browser"]
